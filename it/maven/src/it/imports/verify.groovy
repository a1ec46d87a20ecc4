import java.util.jar.JarFile

def log = new File(basedir, 'build.log').text
// Two modules in two builds. The second one compiles the library and packages it: still the same
// protos, wherever the service finds them.
def lines = log.readLines().findAll { it.contains('tandem: ') }
assert lines.size() == 6
assert lines[0..3].collate(2).every { it[0].contains('first run') && it[1].contains('tandem: 1 proto -> ') }
assert lines[4..5].every { it.contains('tandem: nothing changed (') }

// Imported protos are compiled where they belong, not once more.
def shop = new File(basedir, 'service/target/generated-sources/tandem')
assert new File(shop, 'com/acme/shop/v1/ShopClient.java').isFile()
assert !new File(shop, 'com/acme/library').exists()
assert !new File(shop, 'com/google').exists()

def protos = { module ->
  new JarFile(new File(basedir, "${module}/target/imports-${module}-1.jar")).withCloseable { jar ->
    jar.entries().collect { it.name }.findAll { it.endsWith('.proto') }
  }
}
assert protos('library') == ['acme/library/v1/money.proto']
assert protos('service') == ['acme/shop/v1/shop.proto']
return true
