export default {
  nav: 'Sign in',
  title: 'Sign in',
  email: 'E-mail',
  emailNeeded: 'Enter your e-mail address.',
  emailWrong: 'This is not an e-mail address.',
  password: 'Password',
  passwordNeeded: 'Enter your password.',
  submit: 'Sign in',
  wrong: 'E-mail and password do not match.',
  wrongAction: 'Check both. An administrator can set a new password for you.',
};
