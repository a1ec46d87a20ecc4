// Of the log only: this JVM may be one that does not know these names.
def log = new File(basedir, 'build.log').getText('UTF-8').readLines()
assert log.count { it.contains('tandem: first run: generating') } == 1
assert log.count { it =~ /tandem: 2 protos -> 14 files \(14 changed\)/ } == 1
// That they were compiled, and that the third build found all as it was.
assert log.count { it =~ /Compiling 14 source files/ } == 1
assert log.count { it.contains('tandem: nothing changed (14 files)') } == 1
return true
