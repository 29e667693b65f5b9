export const keypad = { point: '小数点', dash: '短横', erase: '删除一位' };
