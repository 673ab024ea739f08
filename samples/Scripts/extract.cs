// dotnet run extract.cs -- [a text file]
#:package InteractiveAi.Client@0.1.0
using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using InteractiveAi.Client;

var path = args is [var named, ..] ? named : "order.txt";
if (!File.Exists(path))
{
    Console.Error.WriteLine($"There is no file \"{path}\" here.");
    return 1;
}

using var client = new ChatClient(InteractiveAiOptions.FromEnvironment());
var text = await File.ReadAllTextAsync(path);
ChatRequest request = new()
{
    Model = "openai/gpt-4o-mini",
    Messages = [new SystemMessage("Take the order out of the text."), text],
};
var extracted = await client.CompleteAsync(request, ScriptJson.Default.Order);
if (!extracted.IsComplete)
{
    Console.Error.WriteLine($"{extracted.Failure}: {extracted.FailureDetail}");
    return 1;
}

Console.WriteLine($"{extracted.Value.Customer} orders");
foreach (var (item, quantity) in extracted.Value.Lines)
{
    Console.WriteLine($"  {quantity} × {item}");
}

return 0;

record Order([property: Description("Who orders")] string Customer, IReadOnlyList<OrderLine> Lines);

record OrderLine(
    [property: Description("What is ordered")] string Item,
    [property: Description("How many")] int Quantity
);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Order))]
partial class ScriptJson : JsonSerializerContext;
