export default {
  nav: 'Lifecycle',
};
