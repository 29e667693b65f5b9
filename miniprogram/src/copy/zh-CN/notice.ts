export const notice = {
  remindTomorrow: '明天提醒我',
  asking: '正在记录',
  reminds: '明天会提醒您',
  notAsked: '微信没有弹出询问，请稍后再试。',
};
