import fc from 'fast-check';

// On a server a run has to repeat: what a property finds there must not depend on the day. At a desk the seeds are
// free, and what they find becomes an example in a test.
if (process.env.CI) fc.configureGlobal({ seed: 20261122 });
