export default {
  nav: 'Content',
};
