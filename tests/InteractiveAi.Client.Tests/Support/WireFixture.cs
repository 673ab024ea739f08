using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client.Tests;

/// <summary>The wire samples under <c>Fixtures</c>, read by name.</summary>
internal static class WireFixture
{
    /// <summary>Every sample of a stream: the gateway and the name of the file.</summary>
    public static IEnumerable<(string Gateway, string Name)> Streams() =>
        Directory
            .EnumerateDirectories(Folder(""))
            .Select(path => Path.GetFileName(path)!)
            .Order(StringComparer.Ordinal)
            .SelectMany(static gateway => Names(gateway, ".sse").Select(name => (gateway, name)));

    public static IEnumerable<string> Names(string gateway, string extension) =>
        Directory
            .EnumerateFiles(Folder(gateway), "*" + extension)
            .Select(path => Path.GetFileNameWithoutExtension(path)!)
            .Order(StringComparer.Ordinal);

    public static string Text(string gateway, string file) =>
        File.ReadAllText(Path.Combine(Folder(gateway), file), Encoding.UTF8);

    public static byte[] Bytes(string gateway, string file) => File.ReadAllBytes(Path.Combine(Folder(gateway), file));

    /// <summary>The data of the events in a stream, as the platform's parser hands it over.</summary>
    public static IReadOnlyList<(string Type, byte[] Data)> Events(byte[] stream)
    {
        using var bytes = new MemoryStream(stream);
        return
        [
            .. SseParser
                .Create(bytes, static (type, data) => (type, data.ToArray()))
                .Enumerate()
                .Select(static item => item.Data),
        ];
    }

    public static ChatCompletion Completion(string gateway, string file) =>
        JsonSerializer.Deserialize(Text(gateway, file), WireJson.Context.ChatCompletion)!;

    private static string Folder(string gateway) =>
        Path.Combine(TestContext.CurrentContext.TestDirectory, "Fixtures", gateway);
}
