export default {
  nav: '报表',
};
