/** The CloudBase environment; empty means the one the mini-program was opened in. */
declare const CLOUD_ENV: string;
declare const APP_VERSION: string;

declare module '*.scss';
