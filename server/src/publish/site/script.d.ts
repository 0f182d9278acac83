/** A script for a browser as text: the build bundles it and puts it in. */
declare module '*?script' {
  const text: string;
  export default text;
}
