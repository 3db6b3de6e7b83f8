export default {
  nav: '商机',
};
