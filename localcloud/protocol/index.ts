export { createProtocol } from './protocol';
export { startProtocolServer } from './server';
