/** Asked for by name: WeChat tells a page of scrolling only then, and Taro's types leave it out. */
const hearsScrolling = { enablePageScroll: true };

export default definePageConfig({
  navigationBarTitleText: '我的订单',
  enablePullDownRefresh: true,
  ...hearsScrolling,
});
