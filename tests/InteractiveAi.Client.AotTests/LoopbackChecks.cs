using System.Net.Http.Headers;

namespace InteractiveAi.Client.AotTests;

/// <summary>The checks' own footing: a broken server must not look like a broken library.</summary>
internal static class LoopbackChecks
{
    public static async Task RunAsync(CheckRunner runner)
    {
        await runner.RunAsync("the loopback server keeps requests and sends replies in order", KeepsAndRepliesAsync);
        await runner.RunAsync("the loopback server reads a body of unknown length", ReadsChunkedBodyAsync);
    }

    private static async Task KeepsAndRepliesAsync(CancellationToken stop)
    {
        await using var server = new LoopbackServer(
            LoopbackReply.Json("""{"n":1}""", 201, "X-Request-Id: r1\r\n"),
            LoopbackReply.Events("""{"n":2}""")
        );
        using var http = new HttpClient { BaseAddress = server.Address };

        using var first = await http.PostAsync(new Uri("a?b=c", UriKind.Relative), new StringContent("Olá"), stop);
        var stream = await http.GetStringAsync(new Uri("d", UriKind.Relative), stop);

        Expect.Equal(201, (int)first.StatusCode);
        Expect.Equal("r1", string.Join(',', first.Headers.GetValues("X-Request-Id")));
        Expect.Equal("""{"n":1}""", await first.Content.ReadAsStringAsync(stop));
        Expect.True(stream.EndsWith("data: {\"n\":2}\n\ndata: [DONE]\n\n", StringComparison.Ordinal));
        Expect.Equal(
            "POST /a?b=c Olá; GET /d ",
            string.Join("; ", server.Requests.Select(r => $"{r.Method} {r.Path} {r.Body}"))
        );
    }

    private static async Task ReadsChunkedBodyAsync(CancellationToken stop)
    {
        await using var server = new LoopbackServer(LoopbackReply.Json("{}"));
        using var http = new HttpClient { BaseAddress = server.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "x") { Content = new StringContent("whole") };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "k");

        using var response = await http.SendAsync(request, stop);

        Expect.Equal("whole", server.Requests[0].Body);
        Expect.Equal("Bearer k", server.Requests[0].Headers["authorization"]);
    }
}
