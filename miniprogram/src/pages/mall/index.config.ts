/** Asked for by name: WeChat tells a page of scrolling only then, and Taro's types leave it out. */
const hearsScrolling = { enablePageScroll: true };

export default definePageConfig({
  navigationBarTitleText: '积分商城',
  enablePullDownRefresh: true,
  backgroundTextStyle: 'dark',
  ...hearsScrolling,
});
