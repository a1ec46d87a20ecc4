def log = new File(basedir, 'build.log').text
assert log.contains('[INFO] tandem: skipped')
assert log.contains('[INFO]   next run: skipped')
assert !new File(basedir, 'target/tandem').exists()
assert !new File(basedir, 'target/generated-sources').exists()
return true
