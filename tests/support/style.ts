/** Stands for a stylesheet or picture: tests look at text and roles, never at pixels. */
export default 'style';
