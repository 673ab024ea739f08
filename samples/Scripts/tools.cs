// dotnet run tools.cs -- ["a question about the weather"]
#:package InteractiveAi.Client@0.1.0
using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using InteractiveAi.Client;

using var client = new ChatClient(InteractiveAiOptions.FromEnvironment());
List<Message> conversation = [args is [var asked, ..] ? asked : "What is the weather in Lisbon and in Porto?"];
ChatRequest request = new()
{
    Model = "openai/gpt-4o-mini",
    Messages = conversation,
    Tools = [FunctionTool.Create("get_weather", "The current weather of a city", ScriptJson.Default.WeatherQuestion)],
};

var reply = await client.CompleteAsync(request);
for (var round = 0; reply.FinishReason == FinishReason.ToolCalls && round < 5; round++)
{
    conversation.Add(reply.Message);
    foreach (var call in reply.ToolCalls)
    {
        var question = call.Function.ReadArguments(ScriptJson.Default.WeatherQuestion);
        var result = Weather(question?.City ?? "nowhere");
        Console.WriteLine($"{call.Function.Name}({question?.City}) = {result}");
        conversation.Add(new ToolMessage(call, result));
    }

    reply = await client.CompleteAsync(request);
}

Console.WriteLine(reply.Text is { Length: > 0 } text ? text : $"No answer: {reply.FinishReason}");

static string Weather(string city) => $"{12 + (city.Length * 3 % 20)} °C, some clouds";

record WeatherQuestion([property: Description("The city, in English")] string City);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(WeatherQuestion))]
partial class ScriptJson : JsonSerializerContext;
