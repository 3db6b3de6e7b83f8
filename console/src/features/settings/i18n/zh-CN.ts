export default {
  nav: '设置',
};
