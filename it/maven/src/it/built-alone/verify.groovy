def furtherBuild = evaluate(new File(furtherBuildScript))
def build = { List<String> arguments ->
  def built = furtherBuild { it.addArgs(arguments) }
  [succeeded: built.succeeded, log: built.lines.join('\n')]
}

// A module by itself: its sibling is in the local repository or, with Maven 4, in the target folder of the parent.
def service = ['generate-sources', '-pl', 'service']
assert build(service).succeeded
def again = build(service)
assert again.succeeded && again.log.contains('tandem: nothing changed (')

// What it imports changes by itself too, and the next run sees that.
def money = new File(basedir, 'library/src/main/proto/acme/money.proto')
money.text = money.text.replace('message Money', 'message Cash')
// Only Maven 4 sees what was packaged and not installed.
def goal = new File(basedir, 'target/project-local-repo').isDirectory() ? 'package' : 'install'
assert build([goal, '-pl', 'library']).succeeded
def changed = build(service)
assert changed.log.contains('tandem: dependency dev.tandem.it:built-alone-library:1 changed: generating')
assert !changed.succeeded && changed.log.contains('"Money" is not defined.')
return true
