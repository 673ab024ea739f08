using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using InteractiveAi.Client.Testing;

namespace InteractiveAi.Client.Tests;

/// <summary>A local gateway whose ids and clock stand still, and a plain HTTP client that talks to it.</summary>
internal sealed class GatewayPeer : IAsyncDisposable
{
    // A stream that is left in the middle closes its connection at once, instead of being read to its end for a while.
    private readonly HttpClient _http = new(new SocketsHttpHandler { ResponseDrainTimeout = TimeSpan.Zero });

    private GatewayPeer(LocalGateway gateway, ManualTimeProvider clock)
    {
        Gateway = gateway;
        Clock = clock;
    }

    public LocalGateway Gateway { get; }

    public ManualTimeProvider Clock { get; }

    public static async Task<GatewayPeer> StartAsync(TimeSpan wordDelay = default, GatewayDialect dialect = default)
    {
        var clock = new ManualTimeProvider();
        var options = new LocalGatewayOptions
        {
            Dialect = dialect,
            WordDelay = wordDelay,
            TimeProvider = clock,
            IdSeed = 1,
        };
        return new GatewayPeer(await LocalGateway.StartAsync(options), clock);
    }

    /// <summary>The JSON in one line, in the order in which it was written, so that whole bodies can be compared.</summary>
    public static string Compact(string json)
    {
        using var document = JsonDocument.Parse(json);
        using var stream = new MemoryStream();
        using (
            var writer = new Utf8JsonWriter(
                stream,
                new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        )
        {
            document.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>A stream of these events, each in the order in which it was written, with the mark of its end.</summary>
    public static string Events(params IEnumerable<string> events) =>
        string.Concat(events.Select(json => $"data: {Compact(json)}\n\n")) + "data: [DONE]\n\n";

    public HttpRequestMessage Request(string body, string? key = "test-key")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Gateway.Endpoint + "/chat/completions")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return request;
    }

    public Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead,
        CancellationToken cancellationToken = default
    ) => _http.SendAsync(request, completion, cancellationToken);

    public async Task<string> PostAsync(string body)
    {
        using var request = Request(body);
        using var response = await SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>The only choice of the answer.</summary>
    public async Task<JsonElement> ChoiceAsync(string body)
    {
        using var answer = JsonDocument.Parse(await PostAsync(body));
        return answer.RootElement.GetProperty("choices")[0].Clone();
    }

    public async Task<string?> ContentAsync(string body) =>
        (await ChoiceAsync(body)).GetProperty("message").GetProperty("content").GetString();

    /// <summary>The answer to the last of these messages of the user, who got short answers to the others.</summary>
    public Task<string?> AskAsync(params string[] messages) => ContentAsync(Conversation(messages));

    public static string Conversation(params string[] messages)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartArray("messages");
            for (var index = 0; index < messages.Length; index++)
            {
                Write(json, "user", messages[index]);
                if (index < messages.Length - 1)
                {
                    Write(json, "assistant", "I see.");
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The data of the next event of a stream.</summary>
    public static async Task<string> NextEventAsync(StreamReader reader)
    {
        while (true)
        {
            var line = await reader.ReadLineAsync() ?? throw new EndOfStreamException();
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return line["data: ".Length..];
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Gateway.DisposeAsync();
    }

    private static void Write(Utf8JsonWriter json, string role, string content)
    {
        json.WriteStartObject();
        json.WriteString("role", role);
        json.WriteString("content", content);
        json.WriteEndObject();
    }
}
