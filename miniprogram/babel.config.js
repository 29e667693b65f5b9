// `hot: false`: refreshing components in place needs a package that nothing else does.
module.exports = {
  presets: [['taro', { framework: 'react', ts: true, hot: false }]],
};
