export default {
  nav: '企业',
};
