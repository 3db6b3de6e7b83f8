export default {
  nav: '数据',
};
