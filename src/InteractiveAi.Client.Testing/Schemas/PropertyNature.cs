namespace InteractiveAi.Client.Testing;

/// <summary>What a property can be filled with.</summary>
internal enum PropertyNature
{
    Text,
    Number,

    /// <summary>Nothing that stands in a text as it is: a boolean, one of several given values, an object.</summary>
    Other,
}
