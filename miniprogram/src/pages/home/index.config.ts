export default definePageConfig({
  navigationBarTitleText: '集点',
  enablePullDownRefresh: true,
  backgroundTextStyle: 'dark',
});
