export default {
  nav: 'Data',
};
