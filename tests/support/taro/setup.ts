import { resetTaro } from './state';

process.env.TARO_ENV = 'h5';

beforeEach(() => {
  resetTaro();
});
