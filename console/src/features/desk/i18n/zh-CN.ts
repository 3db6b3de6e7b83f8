export default {
  nav: '工作台',
};
