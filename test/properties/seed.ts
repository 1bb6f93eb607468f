import fc from 'fast-check'

/**
 * The same examples at every run, so that a red test is red for everybody. To look for
 * new ones: `PROPERTY_SEED=$RANDOM npx vitest run --config test/vitest.config.ts test/properties`.
 */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1969) })
