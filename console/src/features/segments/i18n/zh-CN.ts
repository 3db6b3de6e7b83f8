export default {
  nav: '分群',
};
