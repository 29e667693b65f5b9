export default definePageConfig({ navigationBarTitleText: '补记积分' });
