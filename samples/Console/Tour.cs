using System.Net;

namespace InteractiveAi.Client.Samples;

/// <summary>A streamed conversation, a tool, a picture, a typed answer, what only this gateway has, and an error.</summary>
internal sealed class Tour(Connection connection, Spending spending)
{
    private readonly ChatClient _client = connection.Client;

    public async Task RunAsync()
    {
        Title("A conversation, streamed");
        await ConverseAsync(
            "Hello! My name is Ana, and I live in Lisbon.",
            "What is my name?",
            "Tell me a short story about a tram and a lighthouse.",
            "Please summarise our conversation in one sentence."
        );

        Title("A tool");
        await UseToolAsync("What is the weather in Lisbon and Porto?");

        Title("A picture");
        await LookAsync("What is in this picture?");

        Title("A typed answer");
        await ReadTypedAsync(
            "Ana goes from Lisbon to Porto on 12 March 2027, with a budget of 120.50 euros. Two passengers, first class."
        );

        Title(connection.Gateway.OwnTitle);
        await connection.Gateway.ShowOwnAsync(_client, spending);

        Title("An error");
        await FailAsync("nobody/no-such-model");
    }

    private async Task ConverseAsync(params string[] questions)
    {
        List<Message> conversation = [];
        foreach (var question in questions)
        {
            Console.WriteLine($"> {question}");
            conversation.Add(question);

            var answer = new CompletionBuilder();
            await foreach (var chunk in _client.StreamAsync(new ChatRequest { Messages = conversation }))
            {
                Console.Write(chunk.Text);
                answer.Add(chunk);
            }

            Console.WriteLine();
            conversation.Add(spending.Count(answer.Build()).Message);
        }
    }

    private async Task UseToolAsync(string question)
    {
        Console.WriteLine($"> {question}");
        List<Message> conversation = [new SystemMessage("Answer in one or two sentences."), question];
        var request = new ChatRequest
        {
            Messages = conversation,
            Tools =
            [
                FunctionTool.Create("get_weather", "Current weather in a city", SampleJson.Default.WeatherQuestion),
            ],
        };

        ChatCompletion reply;
        while ((reply = spending.Count(await _client.CompleteAsync(request))).FinishReason == FinishReason.ToolCalls)
        {
            conversation.Add(reply.Message);
            List<(ToolCall Call, string Result)> results = [];
            foreach (var call in reply.ToolCalls)
            {
                var city = call.ReadArguments(SampleJson.Default.WeatherQuestion)!.City;
                var weather = Weather.In(city);
                Console.WriteLine($"  {call.Name}({city}): {weather}");
                results.Add((call, weather));
            }

            conversation.AddRange(connection.Gateway.Results(results));
        }

        Console.WriteLine(reply.Text);
    }

    private async Task LookAsync(string question)
    {
        Console.WriteLine($"> {question}");
        var request = new ChatRequest
        {
            Messages = [new UserMessage(question, new ImagePart(Picture.Png, "image/png"))],
        };

        Console.WriteLine(spending.Count(await _client.CompleteAsync(request)).Text);
    }

    private async Task ReadTypedAsync(string text)
    {
        Console.WriteLine($"> {text}");
        var request = new ChatRequest { Messages = [new SystemMessage("Extract the journey."), text] };
        var formatted = request with { ResponseFormat = ResponseFormat.JsonSchema(SampleJson.Default.Journey) };
        if (_client.Validate(formatted) is { Count: > 0 } problems)
        {
            // Found before anything is sent: this gateway would answer as if it had not been asked for a form.
            Console.WriteLine(string.Join('\n', problems));
            return;
        }

        var journey = await _client.CompleteAsync(request, SampleJson.Default.Journey);

        spending.Count(journey.Completion);
        Console.WriteLine(
            journey.Value is { } found
                ? $"{found.Traveller}: {found.Origin} → {found.Destination} on {found.Date:yyyy-MM-dd}, {found.Passengers} passengers, {found.Budget:0.00} euros"
                : $"There is no journey: {journey.Failure} {journey.FailureDetail}"
        );
    }

    private async Task FailAsync(string model)
    {
        connection.FailNext(HttpStatusCode.NotFound);
        try
        {
            spending.Count(await _client.CompleteAsync(new ChatRequest { Model = model, Messages = ["Hello?"] }));
            Console.WriteLine($"There is a model called {model} after all.");
        }
        catch (ApiException exception)
        {
            Console.WriteLine($"{exception.Kind}: {Failure.Explain(exception, connection.Gateway)}");
        }
    }

    private static void Title(string title)
    {
        Console.WriteLine();
        Console.WriteLine($"== {title} ==");
    }
}
