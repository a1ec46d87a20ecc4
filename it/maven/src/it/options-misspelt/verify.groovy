def log = new File(basedir, 'build.log').readLines()
assert log.any { it.startsWith('[ERROR]') && it.contains("'clinet'") }
assert !new File(basedir, 'target/generated-sources/tandem').exists()
return true
