export { createProtocol } from './protocol';
export type { Protocol, ProtocolParts } from './protocol';
export { startProtocolServer } from './server';
