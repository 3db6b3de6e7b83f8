export default {
  nav: 'Reports',
};
