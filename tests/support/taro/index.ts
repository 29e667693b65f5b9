import * as api from './api';
import * as hooks from './hooks';

export * from './api';
export * from './hooks';
export default { ...api, ...hooks };
