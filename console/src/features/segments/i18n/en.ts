export default {
  nav: 'Segments',
};
