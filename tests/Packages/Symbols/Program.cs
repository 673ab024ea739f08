using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Security.Cryptography;
using System.Text;

// Symbols SOURCES FILE [ADDRESS]: whether a debugger finds every source of the symbols in FILE, a .pdb or a .snupkg: in the file itself, or among
// the SOURCES as they are now. With an ADDRESS, SourceLink must lead to each of the latter below it.
Guid embeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");
Guid sourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");
Guid sha256 = new("8829D00F-11B8-4213-878B-770E8597AC16");
const string Root = "/_/";

var sources = args[0];
var file = args[1];
var address = args.Length > 2 ? args[2] : null;

if (Path.GetExtension(file) is not ".snupkg")
{
    Check(Path.GetFileName(file), File.ReadAllBytes(file));
    return;
}

using var package = ZipFile.OpenRead(file);
var entries = package.Entries.Where(static one => one.Name.EndsWith(".pdb", StringComparison.Ordinal)).ToList();
Expect(entries.Count is 2, $"{file} has {entries.Count} files of symbols, not one for each framework");
foreach (var entry in entries)
{
    using var bytes = new MemoryStream();
    using var stream = entry.Open();
    stream.CopyTo(bytes);
    Check(entry.FullName, bytes.ToArray());
}

void Check(string name, byte[] symbols)
{
    // Portable symbols begin with this; those of Windows do not.
    Expect(symbols.AsSpan().StartsWith("BSJB"u8), $"{name} is not portable");
    using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols));
    var reader = provider.GetMetadataReader();
    if (address is not null)
    {
        // One rule for all that is below the root.
        var link = Information(reader, EntityHandle.ModuleDefinition, sourceLink);
        Expect(link is not null, $"{name} has no SourceLink");
        Expect(
            Encoding.UTF8.GetString(link) == $$$"""{"documents":{"{{{Root}}}*":"{{{address}}}*"}}""",
            $"{name} is linked by {Encoding.UTF8.GetString(link)}"
        );
    }

    var (linked, embedded) = (0, 0);
    foreach (var handle in reader.Documents)
    {
        var document = reader.GetDocument(handle);
        var path = reader.GetString(document.Name);
        if (Information(reader, handle, embeddedSource) is not null)
        {
            embedded++;
            continue;
        }

        Expect(path.StartsWith(Root, StringComparison.Ordinal), $"{name}: {path} is neither embedded nor below {Root}");
        var relative = path[Root.Length..];
        var source = Path.Combine(sources, relative);
        Expect(
            !relative.Contains("/obj/", StringComparison.Ordinal),
            $"{name}: {path} is made by the build, and not embedded"
        );
        Expect(File.Exists(source), $"{name}: {path} has no source");
        Expect(reader.GetGuid(document.HashAlgorithm) == sha256, $"{name}: {path} has another kind of hash");
        Expect(
            reader.GetBlobBytes(document.Hash).SequenceEqual(SHA256.HashData(File.ReadAllBytes(source))),
            $"{name}: {path} is not what was compiled"
        );
        linked++;
    }

    // The sources of the library, and what the generators of regular expressions, JSON and logging wrote.
    Expect(linked > 20, $"{name} has {linked} sources");
    Expect(embedded > 2, $"{name} has {embedded} embedded sources, generators and assembly attributes make more");
    Console.WriteLine(
        $"{name}: {linked} sources {(address is null ? "" : "linked and ")}as they are, {embedded} embedded"
    );
}

static byte[]? Information(MetadataReader reader, EntityHandle owner, Guid kind) =>
    reader
        .GetCustomDebugInformation(owner)
        .Select(reader.GetCustomDebugInformation)
        .Where(one => reader.GetGuid(one.Kind) == kind)
        .Select(one => reader.GetBlobBytes(one.Value))
        .FirstOrDefault();

static void Expect([DoesNotReturnIf(false)] bool condition, string otherwise)
{
    if (!condition)
    {
        Console.Error.WriteLine($"error: {otherwise}");
        Environment.Exit(1);
    }
}
