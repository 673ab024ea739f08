using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace InteractiveAi.Client.Samples.Web.Check;

/// <summary>One page of a browser, through the DevTools protocol.</summary>
internal sealed class DevTools : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly List<string> _complaints = [];
    private int _calls;

    /// <summary>What the page has complained about: exceptions, and errors in its console.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public static async Task<DevTools> ConnectAsync(Uri page)
    {
        DevTools tools = new();
        await tools._socket.ConnectAsync(page, CancellationToken.None);
        await tools.CallAsync("Page.enable");
        await tools.CallAsync("Runtime.enable");
        await tools.CallAsync("Log.enable");
        return tools;
    }

    /// <summary>Calls a method and waits for its result.</summary>
    public async Task<JsonNode> CallAsync(string method, JsonObject? parameters = null)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(30));
        var id = ++_calls;
        JsonObject call = new()
        {
            ["id"] = id,
            ["method"] = method,
            ["params"] = parameters ?? [],
        };
        await _socket.SendAsync(
            Encoding.UTF8.GetBytes(call.ToJsonString()),
            WebSocketMessageType.Text,
            endOfMessage: true,
            limit.Token
        );
        while (true)
        {
            var message = await ReceiveAsync(limit.Token);
            if ((int?)message["id"] == id)
            {
                return message["error"] is { } error
                    ? throw new CheckFailedException($"{method}: {error}")
                    : message["result"]!;
            }

            Note(message);
        }
    }

    /// <summary>The value of an expression in the page.</summary>
    public async Task<JsonNode?> EvaluateAsync(string expression)
    {
        var result = await CallAsync(
            "Runtime.evaluate",
            new()
            {
                ["expression"] = expression,
                ["returnByValue"] = true,
                ["awaitPromise"] = true,
            }
        );
        return result["exceptionDetails"] is { } exception
            ? throw new CheckFailedException($"{expression}: {exception}")
            : result["result"]?["value"];
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        await ValueTask.CompletedTask;
    }

    private void Note(JsonNode message)
    {
        switch ((string?)message["method"])
        {
            case "Runtime.exceptionThrown":
                _complaints.Add($"{message["params"]!["exceptionDetails"]}");
                break;
            // A refusal that the page tells of is logged by the browser as well.
            case "Log.entryAdded"
                when message["params"]!["entry"] is { } entry
                    && (string?)entry["level"] is "error"
                    && (string?)entry["source"] is not "network":
                _complaints.Add($"{entry["text"]}");
                break;
        }
    }

    private async Task<JsonNode> ReceiveAsync(CancellationToken cancellationToken)
    {
        using MemoryStream message = new();
        var buffer = new byte[64 * 1024];
        WebSocketReceiveResult received;
        do
        {
            received = await _socket.ReceiveAsync(buffer, cancellationToken);
            message.Write(buffer, 0, received.Count);
        } while (!received.EndOfMessage);

        return JsonNode.Parse(message.ToArray())!;
    }
}
