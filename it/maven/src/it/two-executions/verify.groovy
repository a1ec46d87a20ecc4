import java.util.jar.JarFile

// What each execution says, in the order in which they run.
def lines = new File(basedir, 'build.log').readLines().findAll { it.contains('tandem: ') }
    .collect { it.replaceAll(/.*tandem: /, '') }
assert lines.size() == 14
// In the first build both run, and neither takes the files of the other one for old ones of its own.
assert lines[0] == 'first run: generating' && lines[1].startsWith('1 proto -> ') && !lines[1].contains('removed')
assert lines[2] == 'first run: generating' && lines[3].startsWith('2 protos -> ') && !lines[3].contains('removed')
// In the second none does.
assert lines[4..5].every { it.startsWith('nothing changed (') }
// In the third only the one whose parameter has changed.
assert lines[6].startsWith('nothing changed (')
assert lines[7].startsWith('excludes changed ')
assert lines[8] =~ /^1 proto -> \d+ files \(0 changed, \d+ removed\)/
// The fourth makes what the first execution has made, which takes it over in the fifth build.
assert lines[9] == 'first run: generating' && lines[10] =~ /^1 proto -> \d+ files \(0 changed\)/
assert lines[11].startsWith("the project does not run the execution 'default-cli'")
assert lines[12] =~ /^1 proto -> \d+ files \(0 changed\)/ && lines[13].startsWith('nothing changed (')
assert !new File(basedir, 'target/tandem/generate/default-cli').exists()

def folder = new File(basedir, 'target/generated-sources/tandem/acme')
def generated = folder.list().toList()
// The public ones are still there, without the suffix; of the internal ones, those of the other proto.
assert generated.containsAll(['User.java', 'Users.java', 'UsersClient.java', 'MetricsInternal.java', 'MetricsInternalClient.java'])
assert !generated.any { it.startsWith('Audit') }

// Which protos are public is for each execution to say.
new JarFile(new File(basedir, 'target/two-executions-1.jar')).withCloseable { jar ->
  assert jar.entries().collect { it.name }.findAll { it.endsWith('.proto') } == ['acme/users.proto']
}

// The last build has switched one off: the other one removes what it has left.
def furtherBuild = evaluate(new File(furtherBuildScript))
def last = furtherBuild {
  it.goals = ['generate-sources']
  it.properties['internal.phase'] = 'none'
}
assert last.succeeded : last.lines.join('\n')
assert last.lines.any { it.contains("'internal', which has left files: generating") } : last.lines
assert folder.list().contains('User.java') && !folder.list().any { it.contains('Internal') }
return true
