export default definePageConfig({ navigationBarTitleText: '没报会员的账单' });
