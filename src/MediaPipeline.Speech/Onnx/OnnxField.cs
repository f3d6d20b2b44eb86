namespace MediaPipeline.Speech.Onnx;

/// <summary>Numbers of the fields of ONNX's messages that are read or written here (onnx/onnx.proto), each behind its message's name.</summary>
internal static class OnnxField
{
    public const int ModelGraph = 7;
    public const int ModelOperators = 8;
    public const int OperatorsDomain = 1;
    public const int OperatorsVersion = 2;
    public const int GraphNode = 1;
    public const int GraphName = 2;
    public const int GraphInitializer = 5;
    public const int GraphInput = 11;
    public const int GraphOutput = 12;
    public const int GraphValue = 13;
    public const int NodeInput = 1;
    public const int NodeOutput = 2;
    public const int NodeOperator = 4;
    public const int NodeAttribute = 5;
    public const int AttributeName = 1;
    public const int AttributeInteger = 3;
    public const int AttributeGraph = 6;
    public const int AttributeIntegers = 8;
    public const int TensorDimensions = 1;
    public const int TensorType = 2;
    public const int TensorShape = 2;
    public const int TensorIntegers = 5;
    public const int TensorLongs = 7;
    public const int TensorName = 8;
    public const int TensorBytes = 9;
    public const int ValueInfoName = 1;
    public const int ValueInfoType = 2;
    public const int TypeTensor = 1;
}
