using System.Globalization;
using System.Text.Json;

namespace InteractiveAi.Client.Benchmarks;

/// <summary>What sending costs: many messages, a picture from memory, a file from the disk.</summary>
internal sealed class RequestsTopic(Settings settings)
{
    private const int ImageMegabytes = 10;
    private const int FileMegabytes = 50;
    private const string Image = "image";
    private const string Document = "file";

    private readonly Report _report = settings.Report("requests");

    public void Run()
    {
        string path = Path.Combine(Path.GetTempPath(), $"benchmark-{Environment.ProcessId}.pdf");
        try
        {
            byte[] file = new byte[FileMegabytes << 20];
            new Random(50).NextBytes(file);
            File.WriteAllBytes(path, file);
            Verify(path);
            (Child server, int port) = Child.StartServer();
            using (server)
            {
                Costs(port, path);
                Peaks(port, path);
            }

            _report.Say(
                "floor0 sends a body that was rendered beforehand. IChatClient has no parts that refer to a file: there it is read "
                    + "into memory, as the naive client and the OpenAI package do.\n"
            );
            _report.Save(settings.Keep);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Sends the same attachment three times, and prints by how much the process grew at its widest, in KB.</summary>
    public static void Peak(Settings settings)
    {
        int port = int.Parse(settings.Rest[2], CultureInfo.InvariantCulture);
        RequestScript script =
            settings.Rest[1] is Image
                ? RequestScript.WithImage(ImageMegabytes)
                : RequestScript.WithFile(settings.Rest[3]);
        using HttpClient http = new(new SocketsHttpHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        Uri endpoint = new($"http://127.0.0.1:{port}/answer/");
        // Connections and code are no part of it.
        ClientList.Create(settings.Rest[0], http, endpoint, Tiny(script)).CompleteAsync().GetAwaiter().GetResult();
        MeasuredClient client = ClientList.Create(settings.Rest[0], http, endpoint, script);
        long before = Widest();
        for (int i = 0; i < 3; i++)
        {
            client.CompleteAsync().GetAwaiter().GetResult();
        }

        Console.WriteLine((Widest() - before).ToString(CultureInfo.InvariantCulture));
    }

    private static RequestScript Tiny(RequestScript script) =>
        script.Image is null ? RequestScript.Small() : RequestScript.Small() with { Image = new byte[1024] };

    private static long Widest()
    {
        string line = File.ReadLines("/proc/self/status")
            .First(static line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }

    // Different spelling is allowed, different content is not.
    private static void Verify(string path)
    {
        foreach (
            RequestScript script in new[]
            {
                RequestScript.Conversation(),
                RequestScript.WithImage(1),
                RequestScript.WithFile(path),
            }
        )
        {
            TextDigest? expected = null;
            foreach (string name in ClientList.Names)
            {
                using MemoryStream sent = new();
                using CannedHandler handler = new(AnswerScript.Small()) { Capture = sent };
                using MeasuredClient client = ClientList.Create(
                    name,
                    new HttpClient(handler),
                    new Uri("https://benchmark.test/v1/"),
                    script
                );
                client.CompleteAsync().GetAwaiter().GetResult();
                TextDigest said = default;
                using JsonDocument json = JsonDocument.Parse(sent.GetBuffer().AsMemory(0, (int)sent.Length));
                foreach (JsonElement message in json.RootElement.GetProperty("messages").EnumerateArray())
                {
                    said.Add(message.GetProperty("role").GetString());
                    Add(ref said, message.GetProperty("content"));
                }

                expected ??= said;
                if (!said.Equals(expected.Value))
                {
                    throw new InvalidOperationException($"{name} sent ({said}) instead of ({expected}).");
                }
            }
        }
    }

    private static void Add(ref TextDigest said, JsonElement content)
    {
        if (content.ValueKind is JsonValueKind.String)
        {
            said.Add(content.GetString());
            return;
        }

        foreach (JsonElement part in content.EnumerateArray())
        {
            said.Add(
                part.TryGetProperty("text", out JsonElement text) ? text.GetString()
                : part.TryGetProperty("image_url", out JsonElement image) ? image.GetProperty("url").GetString()
                : part.GetProperty("file").GetProperty("file_data").GetString()
            );
        }
    }

    private void Costs(int port, string path)
    {
        Table table = new("Per request, over a socket", ["request", "floor1", .. ClientList.Names]);
        foreach (
            (string name, RequestScript script) in new[]
            {
                ("200 messages, 60 KB", RequestScript.Conversation()),
                ($"image of {ImageMegabytes} MB", RequestScript.WithImage(ImageMegabytes)),
                ($"file of {FileMegabytes} MB", RequestScript.WithFile(path)),
            }
        )
        {
            IReadOnlyList<Measurement> measured = new Meter(settings.Rounds).Measure([
                .. SocketTopic
                    .Clients(port, "answer", script)
                    .Select(static one => new Subject(one.Name, () => one.Client.CompleteAsync(), 1)),
            ]);
            table.Add([
                name,
                Table.Time(measured.Single(static one => one.Name == ClientList.Baseline).Nanoseconds),
                .. measured.Select(Table.Cell),
            ]);
        }

        _report.Add(table);
    }

    private void Peaks(int port, string path)
    {
        string[] names = [.. ClientList.Names.Where(static name => name is not Floor0Client.ClientName)];
        Table table = new("Peak memory added by three requests in a fresh process", ["request", .. names]);
        foreach ((string name, string what) in new[] { ("image", Image), ("file", Document) })
        {
            table.Add([
                name,
                .. names.Select(client =>
                    Table.Bytes(
                        1024.0
                            * long.Parse(
                                Child.Output(["peak", client, what, $"{port}", path]),
                                CultureInfo.InvariantCulture
                            )
                    )
                ),
            ]);
        }

        _report.Add(table);
    }
}
