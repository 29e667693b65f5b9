// WeChat draws its own tab bar and fields.
export {};
