/** A style sheet as text: the build puts it in, with what it imports itself. */
declare module '*.css' {
  const text: string;
  export default text;
}
