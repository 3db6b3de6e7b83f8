export default {
  nav: '线索',
};
