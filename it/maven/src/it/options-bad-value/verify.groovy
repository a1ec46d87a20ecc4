def log = new File(basedir, 'build.log').readLines()
// The generator's own words: the option, the value, and what would be valid.
assert log.any { it.startsWith('[ERROR]') && ['client', 'maybe', 'true', 'false'].every(it::contains) }
assert log.any { it.contains('MojoFailureException') }
assert !new File(basedir, 'target/generated-sources/tandem').exists()
return true
