using System.Diagnostics;
using System.Net;
using System.Net.Mime;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json.Nodes;

namespace InteractiveAi.Client.Samples.Web.Check;

/// <summary>Uses the sample as a page would, and looks for what it can only know by having worked.</summary>
internal sealed class HttpCheck(Service service) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = service.Address, Timeout = TimeSpan.FromSeconds(30) };

    public async Task RunAsync()
    {
        Console.WriteLine("page and health");
        var page = await _http.GetStringAsync("/");
        Expect.In(page, "<textarea", "the page is served");
        foreach (var file in new[] { "page.js", "events.js", "view.js", "page.css" })
        {
            using var part = await _http.GetAsync(file);
            Expect.That(part.IsSuccessStatusCode, $"so is {file}");
        }

        Expect.In(await _http.GetStringAsync("/health"), "\"status\":\"Healthy\"", "it is healthy");

        Console.WriteLine("a conversation over both gateways");
        var first = await AskAsync(
            new() { ["text"] = "My name is Ana. What is the weather in Lisbon and Porto?", ["think"] = true }
        );
        Expect.In(Text(first), "21 °C and sunny", "the function's result is in the answer");
        Expect.In(Text(first), "17 °C with showers", "and that of the second call");
        Expect.That(Of(first, "tool-call").Count is 2, "two calls were told, once each");
        Expect.That(Of(first, "tool-result").Count is 2, "and two results");
        Expect.That(Of(first, "reasoning").Count > 5, "thoughts came piece by piece");
        Expect.That(Of(first, "text").Count > 5, "so did the text");
        Expect.That((long?)Of(first, "usage").Single()["input"] > 20, "tokens were counted");
        Expect.That(first[^1].EventType is "end", "the end came last");
        var conversation = (string?)Of(first, "start").Single()["conversation"];

        var second = await AskAsync(
            new()
            {
                ["text"] = "What is my name?",
                ["gateway"] = "jamai",
                ["conversation"] = conversation,
                ["sources"] = true,
            }
        );
        Expect.In(Text(second), "Your name is Ana", "the other gateway knows what was said to the first");
        Expect.In($"{Of(second, "citation")[0]}", "papers-1.pdf, page 1", "its sources are told");

        Console.WriteLine("stopping");
        await StopInTheMiddleAsync(conversation);
        var third = await AskAsync(new() { ["text"] = "What is my name?", ["conversation"] = conversation });
        Expect.In(Text(third), "Your name is Ana", "the conversation goes on after it");

        Console.WriteLine("failures");
        await CheckRefusalsAsync();
        await CheckCutAsync();
        await CheckMistakesAsync();
    }

    public void Dispose() => _http.Dispose();

    private async Task StopInTheMiddleAsync(string? conversation)
    {
        var began = Stopwatch.GetTimestamp();
        using (
            var response = await PostAsync(
                new() { ["text"] = "Tell me a story about a lighthouse.", ["conversation"] = conversation }
            )
        )
        {
            await using var body = await response.Content.ReadAsStreamAsync();
            var events = SseParser.Create(body).EnumerateAsync().GetAsyncEnumerator();
            for (var pieces = 0; pieces < 5 && await events.MoveNextAsync(); pieces++) { }
        }

        await service.LoggedAsync("chat.outcome=stopped", "a turn whose reader goes away is stopped");
        while (await DisconnectsAsync() is "0" && Stopwatch.GetElapsedTime(began).TotalSeconds < 3)
        {
            await Task.Delay(50);
        }

        Expect.That(await DisconnectsAsync() is "1", "and so is its call to the gateway");
        Expect.That(Stopwatch.GetElapsedTime(began).TotalSeconds < 3, "long before the story would have ended");
    }

    private Task<string> DisconnectsAsync() => _http.GetStringAsync("api/gateways/interactive-ai/disconnects");

    private async Task CheckRefusalsAsync()
    {
        using var limited = await FailAsync("interactive-ai", "RateLimit");
        Expect.That(
            limited.StatusCode is HttpStatusCode.TooManyRequests,
            "a rate limit is 429",
            $"{limited.StatusCode}"
        );
        Expect.That(limited.Headers.RetryAfter?.Delta is { TotalSeconds: 45 }, "with the gateway's Retry-After");
        Expect.That(
            limited.Content.Headers.ContentType?.MediaType is MediaTypeNames.Application.ProblemJson,
            "as problem details"
        );
        Expect.In(await limited.Content.ReadAsStringAsync(), "\"kind\":\"RateLimit\"", "that name the kind");
        Expect.In(
            await limited.Content.ReadAsStringAsync(),
            "\"traceId\":\"00-",
            "and the trace to look for in the log"
        );

        using var refused = await FailAsync("jamai", "WrongKey");
        Expect.That(refused.StatusCode is HttpStatusCode.BadGateway, "a refused key is 502", $"{refused.StatusCode}");
        var told = await refused.Content.ReadAsStringAsync();
        Expect.NotIn(told, "any-key-will-do", "and says nothing about the key");
        Expect.NotIn(told, "127.0.0.1", "nor about the gateway's address");
        Expect.In(await _http.GetStringAsync("/health"), "Degraded", "the health tells of it");
    }

    private async Task CheckCutAsync()
    {
        using var cut = await FailAsync("jamai", "Cut");
        Expect.That(cut.IsSuccessStatusCode, "an answer that is cut off had begun");
        var events = await ReadAsync(cut);
        Expect.In(Text(events), "This answer", "what came is told");
        Expect.That(events[^1].EventType is "error", "and an error instead of an end", events[^1].EventType);
        Expect.In(events[^1].Data, "\"kind\":\"Cut\"", "that says so");
    }

    private async Task CheckMistakesAsync()
    {
        using var empty = await PostAsync(new() { ["text"] = " " });
        Expect.That(empty.StatusCode is HttpStatusCode.BadRequest, "an empty message is 400", $"{empty.StatusCode}");
        using var lost = await PostAsync(new() { ["text"] = "Hi", ["conversation"] = "c_nobody" });
        Expect.That(lost.StatusCode is HttpStatusCode.NotFound, "an unknown conversation is 404", $"{lost.StatusCode}");
        using var broken = await _http.PostAsync(
            "api/chat",
            new StringContent("{", Encoding.UTF8, MediaTypeNames.Application.Json)
        );
        Expect.That(broken.StatusCode is HttpStatusCode.BadRequest, "broken JSON is 400", $"{broken.StatusCode}");
        using var half = await _http.PostAsync(
            "api/chat",
            new StringContent("""{"text":"\ud800"}""", Encoding.UTF8, MediaTypeNames.Application.Json)
        );
        Expect.That(half.StatusCode is HttpStatusCode.BadRequest, "half a character is 400", $"{half.StatusCode}");
        using var form = await _http.PostAsync("api/chat", new StringContent("text=Hi"));
        Expect.That(form.StatusCode is HttpStatusCode.UnsupportedMediaType, "a form is 415", $"{form.StatusCode}");
        using var nobody = await PostAsync(new() { ["text"] = "Hi", ["gateway"] = "nobody" });
        Expect.That(nobody.StatusCode is HttpStatusCode.NotFound, "an unknown gateway is 404", $"{nobody.StatusCode}");
        foreach (var mistake in new[] { empty, lost, broken, half, form, nobody })
        {
            Expect.That(
                mistake.Content.Headers.ContentType?.MediaType is MediaTypeNames.Application.ProblemJson,
                $"{(int)mistake.StatusCode} is told as problem details"
            );
        }

        using var fault = await _http.PostAsync("api/gateways/jamai/faults/99", content: null);
        Expect.That(fault.StatusCode is HttpStatusCode.NotFound, "a fault that is none is 404", $"{fault.StatusCode}");
    }

    private async Task<HttpResponseMessage> FailAsync(string gateway, string fault)
    {
        using var prepared = await _http.PostAsync($"api/gateways/{gateway}/faults/{fault}", content: null);
        prepared.EnsureSuccessStatusCode();
        return await PostAsync(new() { ["text"] = "Hi", ["gateway"] = gateway });
    }

    private async Task<List<SseItem<string>>> AskAsync(JsonObject question)
    {
        using var response = await PostAsync(question);
        response.EnsureSuccessStatusCode();
        return await ReadAsync(response);
    }

    private Task<HttpResponseMessage> PostAsync(JsonObject question) =>
        _http.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, "api/chat")
            {
                Headers = { Accept = { new(MediaTypeNames.Text.EventStream) } },
                Content = new StringContent(question.ToJsonString(), Encoding.UTF8, MediaTypeNames.Application.Json),
            },
            HttpCompletionOption.ResponseHeadersRead
        );

    private static async Task<List<SseItem<string>>> ReadAsync(HttpResponseMessage response)
    {
        await using var body = await response.Content.ReadAsStreamAsync();
        List<SseItem<string>> events = [];
        await foreach (var item in SseParser.Create(body).EnumerateAsync())
        {
            events.Add(item);
        }

        return events;
    }

    private static List<JsonNode> Of(List<SseItem<string>> events, string type) =>
        [.. events.Where(item => item.EventType == type).Select(static item => JsonNode.Parse(item.Data)!)];

    private static string Text(List<SseItem<string>> events) =>
        string.Concat(Of(events, "text").Select(static item => (string?)item["text"]));
}
