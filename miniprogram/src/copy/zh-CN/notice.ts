export const notice = {
  remindTomorrow: '明天提醒我',
  remindTier: '到期前提醒我',
  remindsTier: '到期前会提醒您',
  asking: '正在记录',
  reminds: '明天会提醒您',
  notAsked: '微信没有弹出询问，请稍后再试。',
};
